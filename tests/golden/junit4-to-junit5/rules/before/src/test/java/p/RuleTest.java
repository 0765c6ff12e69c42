package p;

import java.io.File;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.ExpectedException;
import org.junit.rules.TemporaryFolder;
import org.mockito.junit.MockitoJUnit;
import org.mockito.junit.MockitoRule;

import static org.hamcrest.Matchers.startsWith;

public class RuleTest {

    @Rule
    public final ExpectedException thrown = ExpectedException.none();

    @Rule public TemporaryFolder folder = new TemporaryFolder();

    @Rule
    public MockitoRule mockito = MockitoJUnit.rule();

    @Test
    public void fails() throws Exception {
        File file = folder.newFile("a.txt");
        thrown.expect(IllegalArgumentException.class);
        thrown.expectMessage("no such");

        file.delete();
        read(new File(folder.getRoot(), "b"));
    }

    @Test
    public void matches() throws Exception {
        thrown.expectMessage(startsWith("no"));
        read(folder.newFolder());
    }

    private void read(File file) {
    }
}
