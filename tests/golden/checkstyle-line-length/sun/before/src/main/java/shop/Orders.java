package shop;

/** Orders. */
public class Orders {
    /** Says hello to everyone who ordered anything in the last days, and to those who did not. */
    public String hello(final String first, final String second) {
        if (first.isEmpty() || second.isEmpty() || first.equals(second)) {
            return text("hello " + first + " and " + second + ", and others");
        }
        return new Text(first, new Line(second, 12)).with(first).toString();
    }
}
