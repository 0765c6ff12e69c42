package shop;

@Component
class OrderSink {
    @Autowired
    private final Tool orderTool;

    OrderSink(Tool orderTool) {
        this.orderTool = orderTool;
    }

    protected void run() {
    }
}
