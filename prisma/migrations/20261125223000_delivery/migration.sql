-- CreateEnum
CREATE TYPE "push_state" AS ENUM ('waiting', 'unknown', 'sent', 'failed', 'dropped');

-- CreateEnum
CREATE TYPE "mail_stop_reason" AS ENUM ('bounce', 'complaint');

-- AlterEnum
ALTER TYPE "mail_state" ADD VALUE 'dropped';

-- CreateTable
CREATE TABLE "push_subscriptions" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "endpoint" VARCHAR(2048) NOT NULL,
    "endpoint_key" BYTEA NOT NULL,
    "p256dh" BYTEA NOT NULL,
    "auth" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "push_subscriptions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "push_messages" (
    "id" UUID NOT NULL,
    "subscription_id" UUID NOT NULL,
    "notification_id" UUID NOT NULL,
    "state" "push_state" NOT NULL DEFAULT 'waiting',
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "last_error" VARCHAR(1000),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "push_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_stops" (
    "address_key" BYTEA NOT NULL,
    "reason" "mail_stop_reason" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_stops_pkey" PRIMARY KEY ("address_key")
);

-- CreateIndex
CREATE UNIQUE INDEX "push_subscriptions_endpoint_key_key" ON "push_subscriptions"("endpoint_key");

-- CreateIndex
CREATE INDEX "push_subscriptions_user_id_idx" ON "push_subscriptions"("user_id");

-- CreateIndex
CREATE INDEX "push_subscriptions_session_id_idx" ON "push_subscriptions"("session_id");

-- CreateIndex
CREATE INDEX "push_messages_state_created_at_idx" ON "push_messages"("state", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "push_messages_subscription_id_notification_id_key" ON "push_messages"("subscription_id", "notification_id");

-- AddForeignKey
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "push_messages" ADD CONSTRAINT "push_messages_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "push_subscriptions"("id") ON DELETE CASCADE ON UPDATE CASCADE;


