package shop;

class BookingsTest {

    @Autowired
    private Users users;
    @Autowired
    private Items items;
    @Autowired
    private Bookings bookings;

    @AfterEach
    void clear() {
        bookings.deleteAll();
        items.deleteAll();
        users.deleteAll();
    }

    @Test
    void others() {
        bookings.deleteAll();
        users.deleteAll();
        assertThat(items.count()).isZero();
    }
}
