package a;

import com.sun.org.apache.xpath.internal.operations.Mod;
import com.sun.tools.javac.util.Pair;
import java.util.List;
import org.omg.CORBA.PUBLIC_MEMBER;

class A {
    List<Pair<String, String>> pairs;
}
