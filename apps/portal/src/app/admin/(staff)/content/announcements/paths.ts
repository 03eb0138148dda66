export const LIST = "/admin/content/announcements";
