package p;

import java.util.List;

class Form {
    private String name;
    private Integer minPrice;
    private List<String> tags;
    private Level level;

    enum Level { LOW, HIGH }

    String getName() {
        return name;
    }

    Integer getMinPrice() {
        return minPrice;
    }

    List<String> getTags() {
        return tags;
    }

    Level getLevel() {
        return level;
    }
}
