/**
 * How parties of given sizes fill teams of given sizes, a form of bin packing. Whole numbers only:
 * who the parties are and how good is decided elsewhere.
 */
@NullMarked
package games.kickoff.core.match.pack;

import org.jspecify.annotations.NullMarked;
