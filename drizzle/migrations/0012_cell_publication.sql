CREATE TABLE "cell_publication" (
	"region" text collate "C" PRIMARY KEY NOT NULL,
	"fingerprint" text NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL
);
