@AutoConfigureMockMvc(addFilters = false)
public class ATest {
    boolean secure = false;
}
