-- The leadership term that has written last. Each write holds this row shared and is refused when
-- its own term is an earlier one: a leader who slept through the end of its term changes nothing.
CREATE TABLE term (
  one   boolean PRIMARY KEY DEFAULT true CHECK (one),
  fence bigint NOT NULL
);

INSERT INTO term (fence) VALUES (0);
