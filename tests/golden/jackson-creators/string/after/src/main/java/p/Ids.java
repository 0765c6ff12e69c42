package p;

import com.fasterxml.jackson.annotation.JsonCreator;

public class Ids {
    public static class ItemId {
        private final String value;

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public ItemId(String value) {
            this.value = value;
        }

        public String getValue() {
            return value;
        }
    }
}
