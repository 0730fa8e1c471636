-- AlterTable
ALTER TABLE "push_subscriptions" ADD COLUMN     "bound_to" VARCHAR(100);


