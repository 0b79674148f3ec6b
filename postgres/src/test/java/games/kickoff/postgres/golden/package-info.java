/**
 * Golden files hold to the byte what Postgres contains: stories are played through the ports, and
 * everything they leave behind is compared. The dump uses none of Kickoff's classes to read the
 * store.
 */
package games.kickoff.postgres.golden;
