package shop;

import java.io.File;
import org.junit.Test;
import org.powermock.api.mockito.PowerMockito;

public class FilesTest {
    @Test
    public void makes() throws Exception {
        PowerMockito.whenNew(File.class).withAnyArguments().thenReturn(file);
    }
}
