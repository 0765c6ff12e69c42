package demo;

import java.util.List;
import lombok.val;
import lombok.var;

class Names {
    int all(List<String> names) {
        val first = names.get(0);
        var count = first.length();
        return count + names.size();
    }
}
