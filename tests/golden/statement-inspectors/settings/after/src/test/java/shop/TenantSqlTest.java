package shop;

class TenantSqlTest {
    void sql() {
        assert new TenantSql().inspect("select 1").equals("select 1");
    }
}
