package shop.orders;

class LateOrdersJob extends OrdersJob {
    Object late() {
        return jobs.get("late").start(load(null)).build();
    }
}
