/** What stands over a list that shows a part of the area only. */
export const partOfArea = {
  onlyIn: (place: string) => `แสดงเฉพาะ${place}`,
  showAll: 'ดูทั้งหมด',
};
