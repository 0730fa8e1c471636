import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import MailComposer from 'nodemailer/lib/mail-composer';
import addressparser from 'nodemailer/lib/addressparser';
import { Config } from '../config/config.js';
import { writeMailFile } from './mail-file.js';
import type { MailOutcome, MayHandOver, Message } from './message.js';
import { sendOverSmtp } from './smtp.js';

/** RFC 2369, section 3.2, and RFC 8058, section 3.1: a mail program shows a button, which sends one POST. */
const unsubscribeHeaders = (address: string): Record<string, string> => ({ 'List-Unsubscribe': `<${address}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' });

/** Sends messages: to the mail server, or into a folder where none is named. Knows nothing of what they say. */
@Injectable()
export class Mailer implements OnModuleInit {
  private readonly logger = new Logger('Mail');
  private readonly host: string;
  private readonly sender: string;

  constructor(private readonly config: Config) {
    this.host = new URL(config.publicUrl).hostname;
    this.sender = addressparser(config.mailFrom, { flatten: true })[0]?.address ?? '';
  }

  onModuleInit(): void {
    if (this.config.production && this.config.smtpUrl === undefined) this.logger.warn('SMTP_URL is not set: nobody gets mail, it is kept in DATA_DIR/mail');
  }

  /** Sends one message once. What comes of it is an answer and never an exception. */
  async send(message: Message, mayHandOver: MayHandOver): Promise<MailOutcome> {
    const bytes = await this.compose(message);
    const { smtpUrl } = this.config;
    if (smtpUrl !== undefined) return sendOverSmtp(smtpUrl, { from: this.sender, to: message.to, bytes }, mayHandOver);
    return this.keep(message, bytes, mayHandOver);
  }

  private compose({ to, subject, text, html, id, unsubscribe }: Message): Promise<Buffer> {
    const composed = new MailComposer({
      from: this.config.mailFrom,
      to: { name: '', address: to },
      subject,
      text,
      html,
      messageId: `<${id}@${this.host}>`,
      // RFC 3834: nobody's holiday notice answers this.
      headers: { 'Auto-Submitted': 'auto-generated', ...(unsubscribe !== undefined && unsubscribeHeaders(unsubscribe)) },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return composed.compile().build();
  }

  private async keep(message: Message, bytes: Buffer, mayHandOver: MayHandOver): Promise<MailOutcome> {
    try {
      if (!(await mayHandOver())) return { kind: 'given-back' };
      const path = await writeMailFile(this.config.dataFolder, message, bytes);
      // A link lets whoever has it in; only a machine of one's own may have it in its log.
      const link = this.config.production || message.link === undefined ? '' : `: ${message.link}`;
      this.logger.log(`${message.about} is in ${path}${link}`);
      return { kind: 'sent' };
    } catch (error) {
      return { kind: 'later', why: error instanceof Error ? error.message : String(error) };
    }
  }
}
