package shop;

/** Added. */
class Added {
  private final int a = 1;

  /** Adds. */
  int add(int b) {
    return Math
        .addExact(a, b);
  }
}
