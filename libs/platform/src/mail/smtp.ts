import { Readable } from 'node:stream';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { MailOutcome, MayHandOver } from './message.js';

/** A server that keeps silent must not keep a worker: each step has its limit, and all of them together one. */
const LIMITS = { connectionTimeout: 10_000, greetingTimeout: 10_000, dnsTimeout: 10_000, socketTimeout: 30_000 };
const WHOLE_MS = 120_000;

/** As long as the database's column for it. */
const REASON_LENGTH = 900;

interface Envelope {
  from: string;
  to: string;
  bytes: Buffer;
}

interface SmtpError extends Error {
  responseCode?: number;
  command?: string;
}

/** Said by the text itself while it is being read. */
class KeptHere extends Error {}

/**
 * Whether a server's no to a recipient means that letters never reach that address. 552 is a full box (RFC 5321, section 4.2.2) and
 * codes of the classes 2 and 7 of RFC 3463 are about a box's state or somebody's rules, 2.1 excepted, a box that is shut for good.
 */
export const isNoSuchAddress = (answer: number, said: string): boolean => {
  const [, subject, detail] = /\b5\.(\d{1,3})\.(\d{1,3})\b/.exec(said) ?? [];
  if (subject === '7' || (subject === '2' && detail !== '1')) return false;
  return answer === 550 || answer === 551 || answer === 553 || subject === '1';
};

/** One message over one connection, and what is known of its text at each moment. */
class Delivery {
  /** From the first byte on the server may have it all, whatever happens to the line. */
  private handedOver = false;
  private readonly connection: SMTPConnection;
  private readonly server: ReturnType<typeof parseConnectionUrl>;

  constructor(
    url: string,
    private readonly envelope: Envelope,
    private readonly mayHandOver: MayHandOver,
  ) {
    this.server = parseConnectionUrl(url);
    this.connection = new SMTPConnection({ ...this.server, ...LIMITS });
  }

  async run(): Promise<MailOutcome> {
    let timer: NodeJS.Timeout | undefined;
    try {
      await Promise.race([
        this.converse(),
        new Promise((_, failed) => {
          timer = setTimeout(() => failed(new Error('It took too long.')), WHOLE_MS);
        }),
      ]);
      return { kind: 'sent' };
    } catch (error) {
      return this.judge(error as SmtpError);
    } finally {
      clearTimeout(timer);
      this.connection.close();
    }
  }

  private async converse(): Promise<void> {
    const { connection } = this;
    await new Promise<void>((done, failed) => {
      connection.on('error', failed);
      connection.once('end', () => failed(new Error('The line broke.')));
      connection.connect((error) => (error ? failed(error) : done()));
    });
    const { auth } = this.server;
    if (auth) await new Promise<void>((done, failed) => connection.login(auth, (error) => (error ? failed(error) : done())));
    const { from, to, bytes } = this.envelope;
    await new Promise<void>((done, failed) => {
      connection.once('error', failed);
      connection.once('end', () => failed(new Error('The line broke.')));
      connection.send({ from, to: [to], size: bytes.length }, this.text(), (error) => (error ? failed(error) : done()));
    });
  }

  /** The message, read only once the server has asked for it; asks before the first byte. */
  private text(): Readable {
    const begin = async function* (this: Delivery) {
      if (!(await this.mayHandOver())) throw new KeptHere();
      this.handedOver = true;
      yield this.envelope.bytes;
    };
    return Readable.from(begin.call(this));
  }

  /** A clear answer is believed. Without one it depends on whether the server can have the text. */
  private judge(error: SmtpError): MailOutcome {
    if (error instanceof KeptHere) return { kind: 'given-back' };
    const why = error.message.slice(0, REASON_LENGTH);
    const answer = error.responseCode ?? 0;
    // Of the message itself: a greeting or a log-in that fails is about us, and may be put right.
    const isAboutMessage = error.command === 'RCPT TO' || error.command === 'DATA';
    if (answer >= 500 && isAboutMessage) return { kind: 'refused', why, noSuchAddress: error.command === 'RCPT TO' && isNoSuchAddress(answer, error.message) };
    if (this.handedOver && answer < 400) return { kind: 'unknown', why };
    return { kind: 'later', why };
  }
}

/** Hands a message to a mail server. */
export const sendOverSmtp = (url: string, envelope: Envelope, mayHandOver: MayHandOver): Promise<MailOutcome> => new Delivery(url, envelope, mayHandOver).run();
