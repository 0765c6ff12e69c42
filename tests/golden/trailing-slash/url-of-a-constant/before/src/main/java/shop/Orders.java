package shop;

@RestController
@RequestMapping(Orders.URL)
class Orders {
    static final String URL = "/api/orders";

    @GetMapping
    List<Order> all() {
        return List.of();
    }
}
