Feature: A soak
  Steps at random, the same for the same seed; `npm run soak -- --seed N --steps N` takes thousands of them.

  Scenario: After each of two hundred steps there is one server or none, and nothing else is left
    Then a soak of 200 steps finds nothing
