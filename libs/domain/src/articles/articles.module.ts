import { Module } from '@nestjs/common';
import { DescribeArticle } from './describe-article.js';
import { OpenThread } from './open-thread.js';
import { PutArticle } from './put-article.js';
import { VisitArticle } from './visit-article.js';

const verbs = [PutArticle, VisitArticle, OpenThread, DescribeArticle];

@Module({ providers: verbs, exports: verbs })
export class ArticlesModule {}
