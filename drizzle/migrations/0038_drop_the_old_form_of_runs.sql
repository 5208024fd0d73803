ALTER TABLE "allocation" DROP COLUMN "explanation";--> statement-breakpoint
ALTER TABLE "run" DROP COLUMN "snapshot";--> statement-breakpoint
ALTER TABLE "run" DROP COLUMN "result";