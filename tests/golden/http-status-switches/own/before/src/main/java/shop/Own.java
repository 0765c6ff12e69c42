package shop;

class Own {

    String name(Object order, Order other) {
        switch (order) {
            case NOT_FOUND:
                return "none";
            default:
                break;
        }
        switch (other.getStatus()) {
            case "a":
                return MISSING;
            default:
                return "some";
        }
    }
}
