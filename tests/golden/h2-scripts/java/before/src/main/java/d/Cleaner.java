package d;

public class Cleaner {
    String tables() {
        return "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_TYPE = 'TABLE'";
    }

    @Column(columnDefinition = "decimal default 0")
    private BigDecimal price;

    @Column(columnDefinition = "decimal(10, 2)")
    private BigDecimal tax;
}
