package shop;

class Unrelated {
    Object jobs(java.util.Map<String, Object> jobs) {
        return jobs.get("orders");
    }
}
