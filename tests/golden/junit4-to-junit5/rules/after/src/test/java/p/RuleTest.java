package p;

import java.io.File;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.junit.jupiter.MockitoExtension;
import org.mockito.junit.jupiter.MockitoSettings;
import org.mockito.quality.Strictness;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@ExtendWith(MockitoExtension.class)
@MockitoSettings(strictness = Strictness.WARN)
public class RuleTest {

    @TempDir
    public File folder;

    @Test
    public void fails() throws Exception {
        File file = Files.createFile(folder.toPath().resolve("a.txt")).toFile();

        IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, () -> {
            file.delete();
            read(new File(folder, "b"));
        });
        assertTrue(thrown.getMessage().contains("no such"));
    }

    @Test
    public void matches() throws Exception {
        Throwable thrown = assertThrows(Throwable.class, () -> {
            read(Files.createTempDirectory(folder.toPath(), "junit").toFile());
        });
        assertThat(thrown.getMessage(), startsWith("no"));
    }

    private void read(File file) {
    }
}
