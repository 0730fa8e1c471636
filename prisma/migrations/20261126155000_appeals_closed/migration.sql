-- AlterEnum
ALTER TYPE "appeal_state" ADD VALUE 'closed';
