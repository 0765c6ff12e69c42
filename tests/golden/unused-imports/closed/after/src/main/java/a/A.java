package a;

import com.sun.tools.javac.util.Pair;
import java.util.List;

class A {
    List<Pair<String, String>> pairs;
}
