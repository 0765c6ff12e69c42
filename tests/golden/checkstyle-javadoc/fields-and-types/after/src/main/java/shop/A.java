package shop;

/**
 * The order sink.
 */
@Component
class OrderSink {
    /**
     * The order tool.
     */
    @Autowired
    private final Tool orderTool;

    /**
     * Order sink.
     *
     * @param orderTool the tool
     */
    OrderSink(Tool orderTool) {
        this.orderTool = orderTool;
    }

    /**
     * Run.
     */
    protected void run() {
    }
}
