@SpringBootTest
@AutoConfigureMockMvc(secure = false)
public class ATest {
}
