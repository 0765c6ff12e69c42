@ActiveProfiles(profiles = {"a", "b"}, inheritProfiles = false)
public class BTest {
}
