package p;

public class Ids {
    public static class ItemId {
        private final String value;

        public ItemId(String value, String other) {
            this.value = value + other;
        }

        public String getValue() {
            return value;
        }
    }
}
