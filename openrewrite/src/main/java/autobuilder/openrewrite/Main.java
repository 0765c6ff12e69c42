package autobuilder.openrewrite;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;

/** {@code Main REQUEST.json REPORT.json}: runs recipes over a project's files, without its build tool and without running anything of it. */
public final class Main {
    private Main() {
    }

    public static void main(String[] words) throws IOException {
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        Request request = json.readValue(Path.of(words[0]).toFile(), Request.class);
        json.writeValue(Path.of(words[1]).toFile(), new Run(request).report());
        // The recipes' libraries leave threads behind.
        System.exit(0);
    }
}
