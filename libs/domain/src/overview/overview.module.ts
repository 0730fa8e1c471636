import { Module } from '@nestjs/common';
import { ListBusyThreads } from './list-busy-threads.js';
import { PublishedReports } from './published-reports.js';
import { ReadPicture } from './read-picture.js';
import { ReadTransparency } from './read-transparency.js';

const questions = [ListBusyThreads, ReadPicture, ReadTransparency, PublishedReports];

@Module({ providers: questions, exports: questions })
export class OverviewModule {}
