package p;

public class Ids {
    public static class ItemId {
        private final String value;

        public ItemId(String value) {
            this.value = value;
        }

        @com.fasterxml.jackson.annotation.JsonCreator
        public static ItemId of(int value) {
            return new ItemId("" + value);
        }

        public String getValue() {
            return value;
        }
    }
}
