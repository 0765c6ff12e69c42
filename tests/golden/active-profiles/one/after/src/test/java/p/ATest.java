@ActiveProfiles({"hsqldb", "jdbc"})
public class ATest {
}
