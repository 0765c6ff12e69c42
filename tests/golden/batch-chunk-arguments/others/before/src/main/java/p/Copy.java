package p;

import java.io.Writer;
import java.util.List;
import org.springframework.batch.item.ItemWriter;

class Copy {

    interface Lines {
        void write(List<String> lines);
    }

    ItemWriter<String> writer;

    void copy(Writer out, Lines lines, List<String> all) throws Exception {
        out.write("x");
        lines.write(all);
    }
}
