package p;

class Orders extends Service<Order> {

    int open(String state) {
        return count(where("state", state));
    }
}
