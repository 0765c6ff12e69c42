package shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.springframework.batch.test.AssertFile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;

class JobTest {
    void writes(File expected) throws Exception {
        FileSystemResource actual = new FileSystemResource("out.csv");
        assertThat(actual.exists()).isTrue();
        AssertFile.assertLineCount(4, actual);
        AssertFile.assertFileEquals(new ClassPathResource("expected.csv"), actual);
        AssertFile.assertFileEquals(expected, new File("out.csv"));
    }
}
