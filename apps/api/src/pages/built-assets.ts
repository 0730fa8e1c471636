import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { FrameAssets, FrameRenderer } from '#contract/frame';
import { findFile } from '#platform/files/find-file';

/** Where the browser applications' builds lie. */
export const WIDGET_FOLDER = findFile('dist', 'widget');
export const CONSOLE_FOLDER = findFile('dist', 'console');
export const ACCOUNT_FOLDER = findFile('dist', 'account');

const FRAME_ENTRY = 'src/frame/browser.tsx';
const PLAIN_STYLE = 'src/frame/style/plain.css';

interface ManifestEntry {
  file: string;
  css?: string[];
}

function read(path: string): string {
  if (!existsSync(path)) throw new Error(`${path} is not there. Run "npm run build" first.`);
  return readFileSync(path, 'utf8');
}

/** What was built for the browser, as the pages need it: names with a hash of their content, and the frame's renderer. */
@Injectable()
export class BuiltAssets implements OnModuleInit {
  private loaded: (FrameRenderer & { assets: FrameAssets }) | undefined;

  async onModuleInit(): Promise<void> {
    const manifest = JSON.parse(read(`${WIDGET_FOLDER}/manifest.json`)) as Record<string, ManifestEntry>;
    const entry = manifest[FRAME_ENTRY];
    const style = entry?.css?.[0];
    const plain = manifest[PLAIN_STYLE];
    if (!entry || !plain || style === undefined) throw new Error(`${FRAME_ENTRY} and ${PLAIN_STYLE} are not in the widget's manifest.`);
    const renderer = (await import(pathToFileURL(findFile('dist', 'widget-server', 'frame.js')).href)) as FrameRenderer;
    const address = (file: string) => `/assets/widget/${file}`;
    const assets = { script: address(entry.file), style: address(style), plainStyle: address(plain.file) };
    const { locales, renderFrame, renderProfile, renderPlain, feedWords } = renderer;
    this.loaded = { locales, renderFrame, renderProfile, renderPlain, feedWords, assets };
  }

  get frame(): FrameRenderer & { assets: FrameAssets } {
    if (!this.loaded) throw new Error('The frame is asked for before the module has begun.');
    return this.loaded;
  }
}
