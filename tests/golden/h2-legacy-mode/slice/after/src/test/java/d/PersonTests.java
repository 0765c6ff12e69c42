package d;

@DataJpaTest
class PersonTests {
}
