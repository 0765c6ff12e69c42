package p;

class Orders extends Service<Order> {

    int open(String state) {
        return Math.toIntExact(count(where("state", state)));
    }
}
