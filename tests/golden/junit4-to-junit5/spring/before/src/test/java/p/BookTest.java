package p;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Ignore;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.junit4.SpringRunner;

@RunWith(SpringRunner.class)
@SpringBootTest
public class BookTest {

    private static final String WHY = "why";
    private double got;

    @BeforeClass
    public static void once() {
    }

    @AfterClass
    public static void atLast() {
    }

    @Before
    public void setUp() {
    }

    @After
    public void tearDown() {
    }

    @Ignore("later")
    @Test
    public void skipped() {
    }

    @Test
    public void messages() {
        assertTrue("it " + "holds", got > 1);
        assertEquals("five", 5, list().size());
        assertEquals(WHY, 1.0, got, 0.01);
        assertEquals(WHY, 1L, 1L);
        assertEquals(1.0, got, 1e-6);
        assertEquals(String.format("%d", 1),
                1,
                list().size());
        assertEquals(5, list().size());
    }

    @Test(expected = IllegalStateException.class)
    public void throwing() throws Exception {
        List<String> list = list();

        // it throws
        list.get(0);
    }

    @Test(timeout = 1000L, expected = java.io.IOException.class)
    public void slow() throws Exception {
        list();
    }

    private List<String> list() {
        return null;
    }
}
