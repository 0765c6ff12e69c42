package shop;

public final class Names {
    public static final String FORM = "orderForm";
    public static final String ADD = "/orders/{id}";
    public static final String ODD = "it's \"odd\"";
    public static final String MADE = Names.FORM + "/" + Paths.ADD;
    public static final String ROUND = Names.ROUND + "a";
    public static final String CALLED = FORM.concat("s");
    public static String changed = "x";
    public static final int COUNT = 3;
}
