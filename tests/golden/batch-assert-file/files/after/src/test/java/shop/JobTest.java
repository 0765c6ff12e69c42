package shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;

class JobTest {
    void writes(File expected) throws Exception {
        FileSystemResource actual = new FileSystemResource("out.csv");
        assertThat(actual.exists()).isTrue();
        assertThat(actual.getFile()).content().hasLineCount(4);
        assertThat(actual.getFile()).hasSameTextualContentAs(new ClassPathResource("expected.csv").getFile());
        assertThat(new File("out.csv")).hasSameTextualContentAs(expected);
    }
}
