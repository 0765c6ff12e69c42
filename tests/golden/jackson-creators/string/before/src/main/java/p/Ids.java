package p;

public class Ids {
    public static class ItemId {
        private final String value;

        public ItemId(String value) {
            this.value = value;
        }

        public String getValue() {
            return value;
        }
    }
}
