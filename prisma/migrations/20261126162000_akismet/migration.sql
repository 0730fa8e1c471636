-- CreateEnum
CREATE TYPE "outside_kind" AS ENUM ('own', 'akismet');

-- CreateEnum
CREATE TYPE "spam_outcome" AS ENUM ('tag', 'hold', 'refuse');

-- AlterTable
ALTER TABLE "outside_checks" ADD COLUMN     "kind" "outside_kind" NOT NULL DEFAULT 'own',
ADD COLUMN     "spam" "spam_outcome" NOT NULL DEFAULT 'hold';


