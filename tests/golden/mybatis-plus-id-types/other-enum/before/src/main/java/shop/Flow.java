package shop;

import shop.ids.IdType;
import com.baomidou.mybatisplus.annotation.TableId;

class Flow {
    @TableId(type = IdType.UUID)
    private String id;
    @TableId(type = IdType.ID_WORKER)
    private Long number;
    @TableId(type = IdType.AUTO)
    private Long other;
}
