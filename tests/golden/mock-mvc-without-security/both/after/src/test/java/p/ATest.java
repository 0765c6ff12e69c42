@SpringBootTest
@AutoConfigureMockMvc(addFilters = false)
public class ATest {
}
