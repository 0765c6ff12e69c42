package demo;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class Others {

    private final TypeReference<List<String>> type = new TypeReference<List<String>>() {};

    List<Integer> numbers() {
        List<Integer> numbers = Arrays.asList("a", "b");
        return numbers;
    }
}
